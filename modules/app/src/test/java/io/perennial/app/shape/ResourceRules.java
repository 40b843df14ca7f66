package io.perennial.app.shape;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.perennial.app.ApiResource;
import io.perennial.engagement.booking.BookingLinksResource;
import io.perennial.engagement.feeds.CalendarFeedsResource;
import io.perennial.identity.MemberLinksResource;
import io.perennial.identity.PasswordResetsResource;
import io.perennial.identity.PasswordResource;
import io.perennial.identity.SessionResource;
import io.perennial.identity.TokenResource;
import io.perennial.partners.feed.ChangesResource;
import io.perennial.platform.events.EventDeliveriesResource;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.EnumsResource;
import io.perennial.platform.requests.LimitsResource;
import io.perennial.surveys.asking.InvitationLinksResource;
import io.perennial.tickets.attachments.AttachmentsResource;
import io.perennial.tickets.page.TicketLinksResource;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.apache.shiro.authz.annotation.RequiresUser;

/** Rules for resources: a request is one transaction of one tenant, and each operation says who may call it. */
final class ResourceRules {
    private static final Map<Class<?>, String> NO_BOUNDARY = Map.ofEntries(
            Map.entry(ApiResource.class, "tells nothing but the API's name, to anyone"),
            Map.entry(TokenResource.class, "is asked before there is a tenant, and speaks as OAuth does"),
            Map.entry(PasswordResource.class, "checks a password, which takes long, outside of a transaction"),
            Map.entry(SessionResource.class, "is asked before there is a tenant"),
            Map.entry(LimitsResource.class, "tells constants, the same ones to every tenant"),
            Map.entry(EnumsResource.class, "tells constants, the same ones to every tenant"),
            Map.entry(AttachmentsResource.class, "takes long to read or write a file, for which no transaction may wait"),
            Map.entry(TicketLinksResource.class, "returns secrets, which no stored answer may hold"),
            Map.entry(InvitationLinksResource.class, "returns secrets, which no stored answer may hold"),
            Map.entry(EventDeliveriesResource.class, "lets a listener hear an event again in a transaction of its own"),
            Map.entry(ChangesResource.class,
                    "looks for changes several times, each in a transaction of its own, and waits between without one"),
            Map.entry(PasswordResetsResource.class, "is asked before there is a tenant, and answers before it looks for one"),
            Map.entry(MemberLinksResource.class, "returns secrets, which no stored answer may hold"),
            Map.entry(CalendarFeedsResource.class, "returns secrets, which no stored answer may hold"),
            Map.entry(BookingLinksResource.class, "returns secrets, which no stored answer may hold"));

    static final List<ShapeRule> ALL = List.of(
            new ShapeRule(
                    "a resource is a boundary, or it is written down why it is none",
                    classes()
                            .that()
                            .areAnnotatedWith(Path.class)
                            .and(not(writtenDown()))
                            .should()
                            .beAnnotatedWith(Boundary.class),
                    "LooseResource"),
            new ShapeRule(
                    "an operation says who may call it",
                    methods()
                            .that()
                            .areMetaAnnotatedWith(HttpMethod.class)
                            .should()
                            .beAnnotatedWith(RequiresPermissions.class)
                            .orShould()
                            .beAnnotatedWith(RequiresUser.class)
                            .orShould()
                            .beAnnotatedWith(PermitAll.class),
                    "LooseResource.open"),
            new ShapeRule(
                    // The Response, with its status and headers, is stored to answer a repeated request.
                    "a POST of a boundary returns a Response",
                    methods()
                            .that()
                            .areAnnotatedWith(POST.class)
                            .and()
                            .areDeclaredInClassesThat()
                            .areAnnotatedWith(Boundary.class)
                            .should()
                            .haveRawReturnType(Response.class),
                    "BareResource.create"));

    private ResourceRules() {}

    private static DescribedPredicate<JavaClass> writtenDown() {
        return describe(
                "are written down as none", type -> NO_BOUNDARY.keySet().stream().anyMatch(type::isEquivalentTo));
    }
}
