package io.perennial.app.shape.ugly.accounts;

import io.perennial.kernel.Refusal;

public enum UglyRefusal implements Refusal.Reason {
    UNEXPLAINED
}
