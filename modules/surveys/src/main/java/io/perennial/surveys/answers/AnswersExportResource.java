package io.perennial.surveys.answers;

import io.perennial.kernel.Id;
import io.perennial.kernel.Maybe;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.StoredPlain;
import io.perennial.platform.sql.Tenants;
import io.perennial.surveys.CsvPages;
import io.perennial.surveys.PublishedSurvey;
import io.perennial.surveys.SurveyId;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;

/** The answers to a survey as a file, with a column for each question besides the scored one. Those of employees are in none. */
@Path("surveys/{id}/answers.csv")
@Boundary
@Produces(CsvPages.TYPE)
public class AnswersExportResource {
    private static final String SEEN = "select count(*) from {surveys.visible_survey} where id = :id";

    @Inject Lists lists;
    @Inject Tenants tenants;
    @Inject Sql sql;

    @GET
    @RequiresPermissions("answers:read")
    public StreamingOutput export(@PathParam("id") SurveyId id, @Context UriInfo uri) {
        Parameters.of(uri).check();
        if (sql.number(SEEN, Map.of("id", id)) == 0) throw NotFound.here();
        var survey = Optional.ofNullable(PublishedSurvey.current(Stream.of(id), sql).get(id));
        return new CsvPages<>(columns(survey)).from(cursor -> lists.page(AnswerView.LISTING, query(id, cursor)), tenants);
    }

    private static Query query(SurveyId id, @Nullable String cursor) {
        var parameters = new TreeMap<>(Map.of("surveyId", id.text(), "limit", String.valueOf(Query.MAXIMUM_LIMIT)));
        if (cursor != null) parameters.put("cursor", cursor);
        return new Query(parameters);
    }

    private static Map<String, Function<AnswerView, @Nullable Object>> columns(Optional<PublishedSurvey> survey) {
        var columns = new LinkedHashMap<String, Function<AnswerView, @Nullable Object>>();
        columns.put("id", one -> one.id().text());
        columns.put("answeredAt", AnswerView::answeredAt);
        columns.put("accountId", one -> Maybe.map(one.accountId(), Id::text));
        columns.put("account", AnswerView::accountName);
        columns.put("contactId", one -> Maybe.map(one.contactId(), Id::text));
        columns.put("contact", AnswerView::contactName);
        columns.put("waveId", one -> Maybe.map(one.waveId(), Id::text));
        columns.put("surveyVersion", AnswerView::surveyVersion);
        columns.put("language", one -> Maybe.map(one.language(), Locale::toLanguageTag));
        columns.put("score", AnswerView::score);
        columns.put("comment", AnswerView::comment);
        survey.ifPresent(of -> of.questionnaire().others()
                .forEach(question -> columns.put("values." + question.id(), one -> value(one, question.id()))));
        columns.put("callMe", AnswerView::callMe);
        columns.put("complete", AnswerView::complete);
        columns.put("history", AnswerView::history);
        columns.put("tags", AnswerView::tags);
        facts(columns);
        columns.put("loopState", one -> StoredPlain.word(one.loopState()));
        columns.put("loopOwner", AnswerView::loopOwnerName);
        columns.put("loopDueOn", AnswerView::loopDueOn);
        columns.put("loopCause", AnswerView::loopCause);
        columns.put("loopAction", AnswerView::loopAction);
        return columns;
    }

    private static void facts(Map<String, Function<AnswerView, @Nullable Object>> columns) {
        columns.put("tier", one -> one.frozen().tier());
        columns.put("segment", one -> one.frozen().segment());
        columns.put("owner", one -> one.frozen().ownerName());
        columns.put("agent", one -> one.frozen().agentName());
        columns.put("vendorId", one -> Maybe.map(one.frozen().vendorId(), Id::text));
        columns.put("product", one -> one.frozen().product());
    }

    /** The values are missing where the caller may not read them. */
    private static @Nullable Object value(AnswerView answer, String question) {
        return Maybe.map(answer.values(), values -> values.get(question));
    }
}
