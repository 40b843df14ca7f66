package io.perennial.platform.metrics;

import java.util.List;

/** A metric that is read on each scrape. A CDI bean of this type is discovered and shown automatically. */
public interface Gauge {
    /** Receives one value of the gauge, with a value for each label. No label may name a tenant. */
    interface Reading {
        void value(double value, String... labels);
    }

    String name();

    String help();

    List<String> labels();

    void read(Reading reading);
}
