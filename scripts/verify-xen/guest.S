/*
 * A guest of a few hundred bytes. It writes the device tree that Xen gave it to the emulated PL011 as lines
 * "T <64 hex digits>", then tries to read one word at every address of its table and says for each
 * "P <address> <syndrome>": syndrome 0 where the read went well, ESR_EL1 of the abort where not. Then it powers off.
 */
	.text
	.globl	_start
_start:
	b	begin
	.long	0
	.quad	0
	.quad	image_end - _start
	.quad	0xa
	.quad	0, 0, 0
	.long	0x644d5241
	.long	0
/* Filled in by who boots it: a count, then that many addresses. */
table:	.quad	0
	.fill	255, 8, 0

begin:	mov	x19, x0
	ldr	x20, =0x22000000
	adr	x1, vectors
	msr	vbar_el1, x1
	isb
	ldr	w21, [x19, #4]
	rev	w21, w21
	mov	x22, xzr
tree:	cmp	x22, x21
	b.hs	probes
	tst	x22, #31
	b.ne	1f
	mov	w0, #'\n'
	bl	put
	mov	w0, #'T'
	bl	put
	mov	w0, #' '
	bl	put
1:	ldrb	w2, [x19, x22]
	mov	w3, #8
	bl	digits
	add	x22, x22, #1
	b	tree

probes:	adr	x21, table
	ldr	x22, [x21], #8
next:	cbz	x22, over
	sub	x22, x22, #1
	ldr	x23, [x21], #8
	mov	x24, xzr
	ldr	w0, [x23]
	dsb	sy
	isb
	mov	w0, #'\n'
	bl	put
	mov	w0, #'P'
	bl	put
	mov	w0, #' '
	bl	put
	mov	x2, x23
	mov	w3, #64
	bl	digits
	mov	w0, #' '
	bl	put
	mov	x2, x24
	mov	w3, #32
	bl	digits
	b	next

over:	adr	x1, farewell
2:	ldrb	w0, [x1], #1
	cbz	w0, 3f
	bl	put
	b	2b
3:	ldr	w0, =0x84000008
	hvc	#0
	b	.

/* The low w3 bits of x2 as hexadecimal digits. */
digits:	mov	x29, x30
4:	sub	w3, w3, #4
	lsr	x0, x2, x3
	and	w0, w0, #15
	add	w0, w0, #'0'
	cmp	w0, #'9'
	b.ls	5f
	add	w0, w0, #('a' - '9' - 1)
5:	bl	put
	cbnz	w3, 4b
	mov	x30, x29
	ret

put:	ldr	w5, [x20, #0x18]
	tbnz	w5, #5, put
	str	w0, [x20]
	ret

/* An abort of the probe: keep the syndrome and go on behind it. */
abort:	mrs	x24, esr_el1
	mrs	x4, elr_el1
	add	x4, x4, #4
	msr	elr_el1, x4
	eret

farewell: .asciz "\nGUEST DONE\n"
	.balign	2048
vectors:
	.rept	16
	b	abort
	.balign	128
	.endr
	.ltorg
image_end:
