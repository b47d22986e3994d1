import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** The SHA-256 of bytes, in lower-case hexadecimal (FIPS 180-4). */
export const sha256Hex = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));
