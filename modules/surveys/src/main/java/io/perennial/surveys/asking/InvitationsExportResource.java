package io.perennial.surveys.asking;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Lists;
import io.perennial.platform.requests.Parameters;
import io.perennial.platform.requests.Query;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import io.perennial.surveys.CsvPages;
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
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;

/** The ledger of a survey as a file: who was asked, and who was not and why. */
@Path("surveys/{id}/invitations.csv")
@Boundary
@Produces(CsvPages.TYPE)
public class InvitationsExportResource {
    private static final String SEEN = "select count(*) from {surveys.visible_survey} where id = :id";

    @Inject Lists lists;
    @Inject Tenants tenants;
    @Inject Sql sql;

    @GET
    @RequiresPermissions("surveys:read")
    public StreamingOutput export(@PathParam("id") SurveyId id, @Context UriInfo uri) {
        Parameters.of(uri).check();
        if (sql.number(SEEN, Map.of("id", id)) == 0) throw NotFound.here();
        return new CsvPages<>(columns()).from(cursor -> lists.page(InvitationView.OF_SURVEY, query(cursor), Map.of("survey", id)), tenants);
    }

    private static Query query(@Nullable String cursor) {
        var parameters = new TreeMap<>(Map.of("limit", String.valueOf(Query.MAXIMUM_LIMIT)));
        if (cursor != null) parameters.put("cursor", cursor);
        return new Query(parameters);
    }

    private static Map<String, Function<InvitationView, @Nullable Object>> columns() {
        var columns = new LinkedHashMap<String, Function<InvitationView, @Nullable Object>>();
        columns.put("id", one -> one.id().text());
        columns.put("waveId", one -> one.waveId().text());
        columns.put("accountId", one -> one.accountId().text());
        columns.put("contactId", one -> one.contactId().text());
        columns.put("contact", InvitationView::contactName);
        columns.put("state", one -> word(one.state()));
        columns.put("reasons", one -> one.reasons().stream().map(reason -> word(reason.reason())).toList());
        columns.put("language", InvitationView::language);
        columns.put("decidedAt", InvitationView::decidedAt);
        columns.put("sentAt", InvitationView::sentAt);
        columns.put("deliveredAt", InvitationView::deliveredAt);
        columns.put("bouncedAt", InvitationView::bouncedAt);
        columns.put("openedAt", InvitationView::openedAt);
        columns.put("answeredAt", InvitationView::answeredAt);
        columns.put("remindedAt", InvitationView::remindedAt);
        return columns;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
