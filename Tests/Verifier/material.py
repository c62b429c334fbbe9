# SPDX-License-Identifier: Apache-2.0
"""What the attacks on the verifier are made of: an export in memory, a key that signs anything, and a prover."""
import base64, hashlib, json, os, re, subprocess, sys, tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "tools"))
from verify_bytes import leaf_hash, tree_root


class Export:
    """The three files of an export; what is changed here is written by `write` and by nothing else."""

    def __init__(self, lines, note, leaves=None):
        self.lines, self.note = lines, note
        self.leaves = "".join(leaf_hash(line).hex() + "\n" for line in lines) if leaves is None else leaves

    @staticmethod
    def read(path):
        files = [open(path + ending, "rb").read() for ending in ("", ".checkpoint", ".leaves")]
        return Export(files[0].split(b"\n")[:-1], files[1].decode(), files[2].decode())

    def write(self, path, tail=b"\n", has_leaves=True):
        note = self.note if isinstance(self.note, bytes) else self.note.encode()
        for ending, data in ("", b"\n".join(self.lines) + tail), (".checkpoint", note):
            with open(path + ending, "wb") as file:
                file.write(data)
        if has_leaves:
            with open(path + ".leaves", "w", encoding="ascii") as file:
                file.write(self.leaves)
        elif os.path.exists(path + ".leaves"):
            os.remove(path + ".leaves")

    @property
    def origin(self):
        return self.note.split("\n")[0]

    @property
    def key(self):
        return json.loads(self.lines[0])["data"]["verifierKey"]

    def hashes(self):
        return [leaf_hash(line) for line in self.lines]

    def signed_by(self, signer, size=None):
        """The same export under another signature, over its first `size` events."""
        lines = self.lines[:size]
        return Export(lines, signer.note(self.origin, len(lines), tree_root([leaf_hash(line) for line in lines])))

    def owned_by(self, signer):
        """What a thief of everything but the key would write: his key in event 0, his signature over all of it."""
        return self.rewritten(0, self.key.encode(), signer.key(self.origin).encode(), signer)

    def rewritten(self, index, old, new, signer):
        """One event changed, and whatever names a root of it, so that nothing in the ledger contradicts it."""
        lines = list(self.lines)
        lines[index] = lines[index].replace(old, new, 1)
        for place in range(index + 1, len(lines)):
            if b'"type":"checkpoint.named"' in lines[place]:
                root = tree_root([leaf_hash(line) for line in lines[:json.loads(lines[place])["data"]["size"]]])
                lines[place] = re.sub(rb'"root":"[0-9a-f]*"', b'"root":"%s"' % root.hex().encode(), lines[place])
        return Export(lines, self.note).signed_by(signer)


class Signer:
    """An Ed25519 key made by OpenSSL."""

    def __init__(self, folder):
        self.folder, self.path = folder, os.path.join(folder, "signer.pem")
        self.openssl("genpkey", "-algorithm", "ed25519", "-out", self.path)
        self.public = b"\x01" + self.openssl("pkey", "-in", self.path, "-pubout", "-outform", "DER")[-32:]

    def openssl(self, *arguments):
        return subprocess.run(["openssl", *arguments], check=True, capture_output=True).stdout

    def key_id(self, name):
        return hashlib.sha256(name.encode() + b"\n" + self.public).digest()[:4]

    def key(self, name):
        return f"{name}+{self.key_id(name).hex()}+{base64.b64encode(self.public).decode()}"

    def note(self, origin, size, root, key_id=None):
        body = f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"
        with tempfile.NamedTemporaryFile(dir=self.folder) as file:
            file.write(body.encode())
            file.flush()
            signature = self.openssl("pkeyutl", "-sign", "-rawin", "-inkey", self.path, "-in", file.name)
        signature = base64.b64encode((key_id or self.key_id(origin)) + signature).decode()
        return f"{body}\n\u2014 {origin} {signature}\n"


# The prover: RFC 6962, sections 2.1.1 and 2.1.2, from all leaves.

def halves(leaves):
    size = 1
    while size * 2 < len(leaves):
        size *= 2
    return leaves[:size], leaves[size:]


def inclusion_path(leaves, index):
    if len(leaves) == 1:
        return []
    left, right = halves(leaves)
    if index < len(left):
        return inclusion_path(left, index) + [tree_root(right)]
    return inclusion_path(right, index - len(left)) + [tree_root(left)]


def consistency_path(leaves, old, is_whole=True):
    if old == len(leaves):
        return [] if is_whole else [tree_root(leaves)]
    left, right = halves(leaves)
    if old <= len(left):
        return consistency_path(left, old, is_whole) + [tree_root(right)]
    return consistency_path(right, old - len(left), False) + [tree_root(left)]


def base64_lines(hashes):
    return "".join(base64.b64encode(one).decode() + "\n" for one in hashes)


def inclusion_proof(export, index, is_withheld=False):
    line = export.lines[index]
    given = base64.b64encode(leaf_hash(line) if is_withheld else line).decode()
    path = base64_lines(inclusion_path(export.hashes(), index))
    return f"c2sp.org/tlog-proof@v1\nextra {given}\nindex {index}\n{path}\n{export.note}"


def consistency_proof(old, new):
    path = base64_lines(consistency_path(new.hashes(), len(old.lines)) if old.lines else [])
    return f"conveyance/consistency-proof@v1\nold {len(old.lines)}\n{path}\n{old.note}\n{new.note}"


def custody_page(proofs):
    """A page as a browser shows it, with text around and inside of tags that are none of ours."""
    blocks = "\n".join(f'<h2>One &amp; more</h2>\n<pre class="wide proof">\n{proof}</pre>' for proof in proofs)
    return f"<!DOCTYPE html><html lang=en><title>Custody</title><body><pre>no proof</pre>\n{blocks}\n</body></html>\n"
