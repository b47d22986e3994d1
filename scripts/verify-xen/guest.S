/*
 * A guest of a few hundred bytes. It writes the device tree that Xen gave it to the emulated PL011 as lines
 * "T <64 hex digits>", then tries to read one word at every address of its table and says for each
 * "P <address> <syndrome>": syndrome 0 where the read went well, ESR_EL1 of the abort where not. Before that it asks
 * Xen about an event channel ("E <result> <status> <domain> <port>") and exchanges a word with another guest through
 * shared memory ("S <word>"), where it is told to. Then it powers off.
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
/* The port to ask about, and the address of this guest's word; the other's is at the address with bit 3 turned. */
port:	.quad	0
mail:	.quad	0
/* Whether to keep the tree to itself. */
quiet:	.quad	0

begin:	mov	x19, x0
	ldr	x20, =0x22000000
	adr	x1, vectors
	msr	vbar_el1, x1
	isb
	ldr	x2, quiet
	cbnz	x2, probes
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

probes:	ldr	x21, port
	cbz	x21, post
	adr	x19, status
	str	w21, [x19, #4]
	mov	x0, #5			/* EVTCHNOP_status */
	mov	x1, x19
	mov	x16, #32		/* __HYPERVISOR_event_channel_op */
	hvc	#0xea1
	mov	x21, x0
	mov	w0, #'\n'
	bl	put
	mov	w0, #'E'
	bl	put
	mov	w0, #' '
	bl	put
	mov	x2, x21
	mov	w3, #64
	bl	digits
	mov	w0, #' '
	bl	put
	ldr	w2, [x19, #8]
	mov	w3, #32
	bl	digits
	mov	w0, #' '
	bl	put
	ldrh	w2, [x19, #16]
	mov	w3, #16
	bl	digits
	mov	w0, #' '
	bl	put
	ldr	w2, [x19, #20]
	mov	w3, #32
	bl	digits

post:	ldr	x21, mail
	cbz	x21, touch
	eor	x22, x21, #8
	ldr	w23, =0x600df00d
	str	w23, [x21]
	dsb	sy
	mov	x23, #0x4000000
	mov	w24, wzr
wait:	sub	x23, x23, #1
	cbz	x23, got
	ldr	w24, [x22]
	cbz	w24, wait
got:	mov	w21, w24
	mov	w0, #'\n'
	bl	put
	mov	w0, #'S'
	bl	put
	mov	w0, #' '
	bl	put
	mov	x2, x21
	mov	w3, #32
	bl	digits

touch:	adr	x21, table
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

	.balign	8
/* struct evtchn_status of Xen: domain (DOMID_SELF), port; status, processor, the other domain and its port. */
status:	.short	0x7ff0, 0
	.long	0, 0, 0, 0, 0
farewell: .asciz "\nGUEST DONE\n"
	.balign	2048
vectors:
	.rept	16
	b	abort
	.balign	128
	.endr
	.ltorg
image_end:
