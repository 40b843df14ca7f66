package io.perennial.renewals.forecast;

import io.perennial.kernel.Refusal;

enum ForecastRefusal implements Refusal.Reason {
    NOT_A_MEMBER
}
