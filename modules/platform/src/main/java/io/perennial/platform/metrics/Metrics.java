package io.perennial.platform.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The metrics of this node for Prometheus: the JVM, requests by operation, and each {@link Gauge}. */
@ApplicationScoped
public class Metrics {
    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;
    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
    private static final double NANOS = 1e9;

    @Inject @Any Instance<Gauge> gauges;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Histogram requests = Histogram.builder()
            .name("perennial_request_seconds")
            .help("Duration of requests, by operation and class of status")
            .labelNames("operation", "status")
            .classicOnly()
            .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10)
            .register(registry);
    private final Counter unread = Counter.builder()
            .name("perennial_gauges_unread_total")
            .help("Number of failed reads of a gauge")
            .labelNames("gauge")
            .register(registry);

    @PostConstruct
    void begin() {
        JvmMetrics.builder().register(registry);
        gauges.forEach(this::show);
    }

    private void show(Gauge gauge) {
        GaugeWithCallback.builder()
                .name(gauge.name())
                .help(gauge.help())
                .labelNames(gauge.labels().toArray(String[]::new))
                .callback(callback -> read(gauge, callback::call))
                .register(registry);
    }

    /** Counts a gauge that cannot be read, such as while the database is down, so that the others are still shown. */
    private void read(Gauge gauge, Gauge.Reading reading) {
        try {
            gauge.read(reading);
        } catch (RuntimeException failure) {
            LOG.warn("{} cannot be read", gauge.name(), failure);
            unread.labelValues(gauge.name()).inc();
        }
    }

    public void answered(String operation, int status, long nanos) {
        requests.labelValues(operation, status / 100 + "xx").observe(nanos / NANOS);
    }

    void write(OutputStream stream) throws IOException {
        PrometheusTextFormatWriter.create().write(stream, registry.scrape());
    }
}
