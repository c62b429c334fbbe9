#define OPENSSL_SUPPRESS_DEPRECATED
#include "CBaseline.h"

#include <openssl/sha.h>

void baseline_hash(const uint8_t *bytes, size_t count, size_t times)
{
    uint8_t digest[SHA256_DIGEST_LENGTH];
    for (size_t time = 0; time < times; time++) {
        SHA256_CTX context;
        SHA256_Init(&context);
        SHA256_Update(&context, bytes, count);
        SHA256_Final(digest, &context);
    }
}
