package io.perennial.platform.metrics;

import java.util.List;

/** A figure that is read when somebody asks for the metrics. A CDI bean of this type is found and shown by itself. */
public interface Gauge {
    /** Takes one of the gauge's values, with a value for each label. None of them may be a tenant's. */
    interface Reading {
        void value(double value, String... labels);
    }

    String name();

    String help();

    List<String> labels();

    void read(Reading reading);
}
