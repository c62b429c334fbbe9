# SPDX-License-Identifier: Apache-2.0
"""What verify_strictly.py and verify_proof.py ask of bytes: canonical JSON, the tree, checkpoints and signatures."""
import base64, hashlib, json, os, re, shutil, subprocess, tempfile


class Wrong(Exception):
    """Something is not what it should be; the text says what."""


class Unchecked(Exception):
    """It cannot be told; the text says why."""


def need(condition, text):
    if not condition:
        raise Wrong(text)


# Canonical JSON: RFC 8785, its only numbers integers within 2^53. Writing what was read must give the same bytes.

def integer(text):
    need(len(text) <= 17 and abs(int(text)) < 2**53, "an integer beyond 2^53 - 1")
    return int(text)


def fraction(text):
    raise Wrong("a number that is no integer")


def members(pairs):
    need(len({name for name, _ in pairs}) == len(pairs), "a member is repeated")
    return dict(sorted(pairs, key=lambda pair: pair[0].encode("utf-16-be", "surrogatepass")))


def depth(value):
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(depth, inner), default=0)


DECODER = json.JSONDecoder(object_pairs_hook=members, parse_int=integer, parse_float=fraction, parse_constant=fraction)
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def read_canonical(line):
    try:
        text = line.decode("utf-8")
        value, end = DECODER.raw_decode(text)
        need(end == len(text), "bytes after the JSON value")
        need(ENCODER.encode(value).encode("utf-8") == line, "not canonical JSON")
        need(line.count(b"[") + line.count(b"{") < 128 or depth(value) <= 128, "nested deeper than 128 levels")
    except UnicodeDecodeError:
        raise Wrong("not UTF-8")
    except UnicodeEncodeError:
        raise Wrong("half of a surrogate pair")
    except json.JSONDecodeError as error:
        raise Wrong(f"no JSON at character {error.pos}")
    except RecursionError:
        raise Wrong("nested deeper than 128 levels")
    return value


def canonical_digest(value):
    ordered = DECODER.decode(ENCODER.encode(value))  # reading puts members into canonical order
    return hashlib.sha256(ENCODER.encode(ordered).encode("utf-8")).hexdigest()


# The tree of RFC 6962.

def leaf_hash(event):
    return hashlib.sha256(b"\x00" + event).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """Grows leaf by leaf and gives the root over any number of its first leaves without hashing all of them again."""

    def __init__(self):
        self.levels = [[]]  # of full subtrees, the leaves first

    def append(self, leaf):
        self.levels[0].append(leaf)
        for level, nodes in enumerate(self.levels):
            if len(nodes) % 2:
                return
            if level + 1 == len(self.levels):
                self.levels.append([])
            self.levels[level + 1].append(node_hash(*nodes[-2:]))

    def root(self, size):
        root = None
        for nodes in self.levels:
            if size % 2:
                root = node_hash(nodes[size - 1], root) if root else nodes[size - 1]
            size //= 2
        return root or hashlib.sha256(b"").digest()


def tree_root(leaves):
    tree = Tree()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root(len(leaves))


# Checkpoints: the body of C2SP tlog-checkpoint, signed as a signed-note with Ed25519.

def read_base64(text, what):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        data = b""
    need(data and base64.b64encode(data).decode() == text, f"{what} is not base64")
    return data


def read_checkpoint(text, what="the checkpoint"):
    """Gives origin, size and root; check_signature tells who signed them."""
    body, _, signatures = text.partition("\n\n")
    lines = body.split("\n")
    need(len(lines) == 3 and re.fullmatch("0|[1-9][0-9]{0,15}", lines[1]) and signatures.endswith("\n"),
         f"{what} is no signed note of origin, size and root")
    need(re.fullmatch("[!-*,-~]{1,200}", lines[0]), f"{what}: its origin is no name of a ledger")
    root = read_base64(lines[2], f"{what}: the root")
    need(len(root) == 32, f"{what}: its root is no hash")
    return lines[0], int(lines[1]), root


def check_signature(text, key, what="the checkpoint"):
    """Gives a sentence on what was checked; `key` is a verifier key NAME+ID+KEY, or None."""
    if not key:
        return "signature NOT checked: no verifier key"
    name, _, rest = key.partition("+")
    key_id, _, encoded = rest.partition("+")
    public = read_base64(encoded, "the verifier key")
    hashed = hashlib.sha256(name.encode("utf-8") + b"\n" + public).hexdigest()
    need(len(public) == 33 and public[0] == 1 and hashed[:8] == key_id, "the verifier key is malformed")
    body, _, signatures = text.partition("\n\n")
    origin = body.partition("\n")[0]
    need(name == origin, f"{what} is of the ledger {origin}, the verifier key of {name}")
    found = []
    for line in signatures[:-1].split("\n"):
        need(re.fullmatch("\u2014 [^ ]+ [^ ]+", line), f"{what}: a signature line is malformed")
        signature = read_base64(line.split(" ")[2], f"{what}: a signature")
        if line.split(" ")[1] == name and signature[:4].hex() == key_id:
            found.append(ed25519_says(public[1:], signature[4:], f"{body}\n".encode("utf-8")))
    need(len(found) == 1, f"{what} bears no signature by the verifier key, or more than one")
    need(found[0] is not False, f"{what}: the signature is wrong")
    return f"signature good: {key}" if found[0] else (
        "signature NOT checked: neither the Python module cryptography nor OpenSSL 3 or newer is here")


def ed25519_says(public, signature, message):
    """True or False; None where nothing on this machine can tell."""
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        return openssl_says(public, signature, message)
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
        return True
    except (InvalidSignature, ValueError):
        return False


def openssl_says(public, signature, message):
    def run(*arguments):
        return subprocess.run(["openssl", *arguments], capture_output=True)
    if not shutil.which("openssl") or not re.match(rb"OpenSSL ([3-9]|[1-9][0-9])\.", run("version").stdout):
        return None
    with tempfile.TemporaryDirectory() as folder:
        key, name, text = (os.path.join(folder, file) for file in ("key", "signature", "text"))
        for path, data in (key, bytes.fromhex("302a300506032b6570032100") + public), (name, signature), (text, message):
            with open(path, "wb") as file:
                file.write(data)
        return run("pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", key, "-sigfile", name,
                   "-in", text).returncode == 0


def shown(text):
    """Text of others as it may stand on a screen, which it must not steer."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
