package io.perennial.platform.http;

import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.Sentence;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.json.MergePatch;
import io.perennial.platform.requests.Query;
import io.perennial.platform.spec.ApiDocument;
import io.perennial.platform.spec.ProblemCatalogue;
import io.perennial.platform.spec.Translations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Converts any failure into a problem document. A refusal is explained. An internal error is logged under the request's id and
 * answered without internal details.
 */
@Provider
@ApplicationScoped
public class Problems implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private static final int LONGEST_INSTANCE = 2_000;

    @Inject ProblemCatalogue catalogue;
    @Inject Translations translations;
    @Inject HttpServletRequest request;
    @Inject ApiDocument document;

    @Override
    public Response toResponse(Throwable failure) {
        var problem = of(failure);
        var answer = Response.status(problem.status()).type("application/problem+json").entity(problem);
        if (problem.status() == 401) answer.header(HttpHeaders.WWW_AUTHENTICATE, scheme() + " realm=\"perennial\"");
        if (problem.status() == 503) answer.header(HttpHeaders.RETRY_AFTER, "1");
        if (failure instanceof Refusal refusal && refusal.retryAfter() != null)
            answer.header(HttpHeaders.RETRY_AFTER, refusal.retryAfter().toSeconds());
        if (problem.status() == 405) answer.header(HttpHeaders.ALLOW, String.join(", ", document.methods(below(request.getRequestURI()))));
        if (problem.status() == 415 && request.getMethod().equals("PATCH")) answer.header("Accept-Patch", MergePatch.TYPES);
        return answer.build();
    }

    private String below(String path) {
        return path.startsWith(document.base()) ? path.substring(document.base().length()) : path;
    }

    /** Returns the authentication scheme that the caller tried, as RFC 6749 requires. */
    private String scheme() {
        var tried = request.getHeader(HttpHeaders.AUTHORIZATION);
        return tried != null && tried.regionMatches(true, 0, "Basic ", 0, 6) ? "Basic" : "Bearer";
    }

    /** Returns the problem document of a failure, for answers that hold several. */
    public Problem of(Throwable failure) {
        return switch (failure) {
            case Refusal refusal -> refused(refusal);
            case Invalid invalid -> answer(RequestRefusal.INVALID, Wording.of("Some fields are invalid."), invalid.errors());
            case Query.InvalidParameters invalid ->
                answer(RequestRefusal.INVALID_PARAMETER, Wording.of("Some parameters are invalid."), invalid.errors());
            case WebApplicationException http -> http(http);
            default -> fromBelow(failure);
        };
    }

    private Problem refused(Refusal refusal) {
        var pointer = refusal.pointer();
        var errors = pointer == null
                ? List.<FieldError>of()
                : List.of(new FieldError(pointer, code(refusal.reason()), refusal.wording()));
        return answer(refusal.reason(), refusal.wording(), errors);
    }

    /** Converts a refusal by JAX-RS itself: unknown path, method or media type. */
    private Problem http(WebApplicationException http) {
        if (http.getCause() instanceof Refusal refusal) return refused(refusal);
        var status = http.getResponse().getStatus();
        return status < 500 ? refused(status) : broken(http);
    }

    private Problem refused(int status) {
        return switch (status) {
            case 404 -> refused(NotFound.here());
            case 405 -> answer(RequestRefusal.METHOD_NOT_ALLOWED, "This address does not support this method.");
            case 406 -> answer(RequestRefusal.NOT_ACCEPTABLE, "This address offers application/json.");
            case 413 -> answer(RequestRefusal.TOO_LARGE, "The request is too large.");
            case 415 -> answer(RequestRefusal.UNSUPPORTED_MEDIA_TYPE, "This address does not accept this Content-Type.");
            default -> answer(RequestRefusal.MALFORMED_REQUEST, "The request cannot be read.");
        };
    }

    /** Converts a refusal or an error of the container that did not reach our code. */
    Problem ofContainer(int status, @Nullable Throwable failure) {
        if (status >= 500) return fromBelow(failure == null ? new IllegalStateException("The container answered " + status) : failure);
        return refused(status);
    }

    /** Searches the causes: containers wrap our own exceptions and those of the database. */
    private Problem fromBelow(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal || cause instanceof Invalid) return of(cause);
            if (cause instanceof OptimisticLockException)
                return answer(RequestRefusal.STALE_VERSION, "The record was changed by another request. Read it again.");
            if (cause instanceof SQLException refused) return database(refused, failure);
        }
        return isUnfinished(failure) ? busy("the end of a transaction") : broken(failure);
    }

    private Problem database(SQLException refused, Throwable failure) {
        var state = String.valueOf(refused.getSQLState());
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "40", "53", "55", "57", "08" -> busy(state);
            case "23" -> {
                LOG.warn("Request {} conflicts with a concurrent request: {}", exchange().requestId(), state);
                yield answer(RequestRefusal.CONFLICT, "Another request wrote the same data at the same moment. Send the request again.");
            }
            default -> broken(failure);
        };
    }

    /** Returns true if the container could not commit, because the database went away in the meantime. */
    private static boolean isUnfinished(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof RollbackException || cause instanceof SystemException) return true;
        return false;
    }

    private Problem busy(String state) {
        LOG.warn("Request {} found the database busy: {}", exchange().requestId(), state);
        return answer(RequestRefusal.OVERLOADED, "Try again in a moment.");
    }

    private Problem broken(Throwable failure) {
        LOG.error("Request {} failed", exchange().requestId(), failure);
        return answer(RequestRefusal.INTERNAL, "An internal error occurred. Quote the requestId when you ask for help.");
    }

    private Problem answer(Refusal.Reason reason, @Sentence String detail) {
        return answer(reason, Wording.of(detail), List.of());
    }

    private Problem answer(Refusal.Reason reason, Wording detail, List<FieldError> errors) {
        var language = Languages.speak(request);
        var entry = catalogue.find(code(reason)).orElseThrow(() -> new IllegalStateException("Undescribed: " + reason));
        return new Problem(
                "/docs/#problem-" + entry.code(),
                entry.title(language),
                entry.status(),
                translations.said(detail, language),
                instance(),
                entry.code(),
                exchange().requestId(),
                errors.isEmpty() ? null : errors.stream().map(error -> ProblemError.of(error, translations, language)).toList());
    }

    /** Returns the requested path, shortened to 2,000 characters, and encoded if it is not a valid URI reference. */
    private String instance() {
        var refused = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var path = refused == null ? request.getRequestURI() : refused;
        var written = isReference(path) ? path
                : URLEncoder.encode(path, StandardCharsets.ISO_8859_1).replace("+", "%20").replace("%2F", "/").replace("%25", "%");
        if (written.length() <= LONGEST_INSTANCE) return written;
        return written.substring(0, LONGEST_INSTANCE).replaceFirst("%.?$", "");
    }

    private static boolean isReference(String path) {
        try {
            return !new URI(path).toString().isEmpty();
        } catch (URISyntaxException none) {
            return false;
        }
    }

    static String code(Refusal.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    private Exchange exchange() {
        return Exchange.current(request);
    }
}
