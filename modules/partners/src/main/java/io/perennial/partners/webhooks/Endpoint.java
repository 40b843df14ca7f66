package io.perennial.partners.webhooks;

import io.perennial.kernel.Wording;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Sends messages over HTTP, each on a virtual thread of its own: without redirects, cookies and retries, in fifteen seconds at most. */
@ApplicationScoped
class Endpoint {
    private static final Duration MOST = Duration.ofSeconds(15);
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final int CONNECTIONS = 1_000;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final WebhookSettings settings;
    private final CheckedAddresses.Names names;
    private @Nullable CloseableHttpClient secure;
    /** Without TLS, only to the private addresses that the installation names. */
    private @Nullable CloseableHttpClient plain;

    Endpoint() {
        this(WebhookSettings.from(System.getenv()), InetAddress::getAllByName);
    }

    Endpoint(WebhookSettings settings, CheckedAddresses.Names names) {
        this.settings = settings;
        this.names = names;
    }

    /**
     * Tells what came of an attempt.
     *
     * @param status null if there was no answer
     * @param error why there was none, in words for the log
     */
    record Result(@Nullable Integer status, @Nullable String error, Optional<String> retryAfter) {
        boolean isDone() {
            return status != null && status >= 200 && status < 300;
        }
    }

    @PostConstruct
    void open() {
        secure = client(new CheckedAddresses(settings, names, false));
        plain = client(new CheckedAddresses(settings, names, true));
    }

    private static CloseableHttpClient client(CheckedAddresses addresses) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(CONNECT).setSocketTimeout(Timeout.of(MOST)).build())
                .build();
        return HttpClients.custom().setConnectionManager(connections).setConnectionReuseStrategy((_, _, _) -> false)
                .disableRedirectHandling().disableAutomaticRetries().disableCookieManagement().disableAuthCaching()
                .disableContentCompression().setUserAgent("Perennial-Webhooks/1").build();
    }

    /** Returns what is wrong with an address, as far as it can be told without asking what its host is. */
    Optional<Wording> fault(String url) {
        return new WebhookAddress(url, settings).fault();
    }

    CompletableFuture<Result> send(Outgoing message) {
        return CompletableFuture.supplyAsync(() -> sent(message), threads);
    }

    private Result sent(Outgoing message) {
        try {
            return sent(message, new HttpPost(message.url()));
        } catch (IllegalArgumentException malformed) {
            return new Result(null, "The address cannot be read", Optional.empty());
        }
    }

    private Result sent(Outgoing message, HttpPost post) {
        message.headers().forEach(post::setHeader);
        post.setEntity(new StringEntity(message.body(), ContentType.APPLICATION_JSON));
        var late = alarm.schedule(post::cancel, MOST.toMillis(), TimeUnit.MILLISECONDS);
        var address = URI.create(message.url());
        var client = Objects.requireNonNull("https".equals(address.getScheme()) ? secure : plain);
        try (var answer = client.executeOpen(HttpHost.create(address), post, null)) {
            var retryAfter = Optional.ofNullable(answer.getFirstHeader(HttpHeaders.RETRY_AFTER)).map(Header::getValue);
            return new Result(answer.getCode(), null, retryAfter);
        } catch (IOException | RuntimeException failure) {
            return new Result(null, said(failure, late.isDone()), Optional.empty());
        } finally {
            late.cancel(false);
        }
    }

    /** Says why there was no answer, without a text of the other side. */
    private static String said(Exception failure, boolean late) {
        return switch (failure) {
            case CheckedAddresses.ClosedAddress _ -> "The host has an address that is not public";
            case UnknownHostException _ -> "The host has no address";
            case SSLException _ -> "The certificate is not accepted";
            default -> late || failure instanceof InterruptedIOException ? "There was no answer in time" : "The connection failed";
        };
    }

    void end(@Observes Shutdown shutdown) {
        threads.shutdownNow();
        alarm.shutdownNow();
        if (secure != null) secure.close(CloseMode.IMMEDIATE);
        if (plain != null) plain.close(CloseMode.IMMEDIATE);
    }
}
