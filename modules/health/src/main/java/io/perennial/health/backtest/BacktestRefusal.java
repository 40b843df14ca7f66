package io.perennial.health.backtest;

import io.perennial.kernel.Refusal;

enum BacktestRefusal implements Refusal.Reason {
    TOO_FEW_OUTCOMES
}
