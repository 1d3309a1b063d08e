/** Curves by the names of NIST, which certificates and Microsoft's documents use; OpenSSL has others (RFC 5480 2.1.1.1). */
const curves: Readonly<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};

/** A kind of key in short, the same in every language, such as `RSA 2048` or `EC P-256`. */
export function keyText({
  kind,
  bits,
  curve,
}: {
  kind: string;
  bits: number | null;
  curve: string | null;
}): string {
  const size = curve === null ? bits : (curves[curve] ?? curve);
  return size === null ? kind.toUpperCase() : `${kind.toUpperCase()} ${size}`;
}
