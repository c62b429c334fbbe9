/* Hashing into a context of the caller's own is marked as deprecated there; decision 0009 says why it is used. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
