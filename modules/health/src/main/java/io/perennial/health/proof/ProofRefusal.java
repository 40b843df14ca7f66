package io.perennial.health.proof;

import io.perennial.kernel.Refusal;

enum ProofRefusal implements Refusal.Reason {
    TOO_FEW_OUTCOMES,
    TOO_MANY_TRIALS
}
