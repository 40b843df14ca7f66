package io.perennial.engagement.series;

import io.perennial.kernel.Refusal;

enum SeriesRefusal implements Refusal.Reason {
    SERIES_ENDED
}
