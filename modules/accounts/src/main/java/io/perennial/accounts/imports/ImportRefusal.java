package io.perennial.accounts.imports;

import io.perennial.kernel.Refusal;

enum ImportRefusal implements Refusal.Reason { UNKNOWN_MAPPING }
