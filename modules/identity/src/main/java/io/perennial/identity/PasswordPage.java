package io.perennial.identity;

import io.perennial.kernel.Changes;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Audit;
import io.perennial.platform.events.Events;
import io.perennial.platform.links.LinkPurpose;
import io.perennial.platform.links.Links;
import io.perennial.platform.pages.LinkedPage;
import io.perennial.platform.pages.Markup;
import io.perennial.platform.pages.PageAnswer;
import io.perennial.platform.pages.Visit;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The page on which a member chooses a password. Its link works once, and ends all other links and sessions of the member. */
@ApplicationScoped
class PasswordPage implements LinkedPage {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 200;

    /** The first choice counts as a change: a row of version 1 is what there is before any. */
    private static final String CHOOSE =
            """
            insert into identity.member_choice as c (tenant_id, member_id, password_hash, instead_of, changed_at, version)
            select o.tenant_id, m.id, :hash, coalesce(m.password_hash, 'none'), :now::timestamptz, 2
            from {platform.owner} o cross join {identity.member} m
            where m.id = :id and m.suspended_at is null
            on conflict (tenant_id, member_id) do update
            set password_hash = excluded.password_hash, instead_of = excluded.instead_of, changed_at = excluded.changed_at, version = c.version + 1
            """;

    @Inject Logins logins;
    @Inject Links links;
    @Inject Tokens tokens;
    @Inject Home home;
    @Inject Audit audit;
    @Inject Events events;
    @Inject Sql sql;
    @Inject Clock clock;

    @Override
    public LinkPurpose purpose() {
        return Invitations.PURPOSE;
    }

    @Override
    public PageAnswer show(Visit visit) {
        return PageAnswer.shown(title(visit), form(visit, member(visit), null));
    }

    @Override
    public PageAnswer submit(Visit visit) {
        var member = member(visit);
        var password = visit.form().fields().getOrDefault("password", "");
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST)
            return PageAnswer.refused(title(visit), form(visit, member, Wording.of("The password must have 12 to 200 characters.")));
        if (!password.equals(visit.form().fields().get("again")))
            return PageAnswer.refused(title(visit), form(visit, member, Wording.of("The two passwords differ.")));
        var fault = new WantedPassword(password, member.email(), member.name(), home.settings()).fault();
        if (fault.isPresent())
            return PageAnswer.refused(title(visit), form(visit, member,
                    Wording.of("The password {fault}.").with("fault", fault.get())));
        choose(member, password);
        var text = Wording.of("Your password is set. Log in as {email} of {organisation}.").with("email", member.email())
                .with("organisation", home.settings().name());
        return PageAnswer.shown(title(visit), List.of(
                Markup.of("h1", Markup.text(title(visit))),
                Markup.of("p", Markup.text(visit.said(text))).with("class", "note").with("role", "status"),
                Markup.of("p", Markup.of("a", Markup.text(visit.said("Log in"))).with("href", "/"))));
    }

    /** Revokes the link with all others of the member. Of two who submit it at once, the second finds none left. */
    private void choose(MemberView member, String password) {
        if (links.revoke(Invitations.PURPOSE, member.id().value()) == 0) throw NotFound.here();
        if (sql.change(CHOOSE, Map.of("id", member.id(), "hash", logins.hash(password), "now", clock.instant())) == 0)
            throw NotFound.here();
        tokens.revokeAll(member.id());
        audit.note("password.chosen", member.id().text());
        var changes = Changes.between(member.told(), MemberView.find(member.id(), sql).orElseThrow().told());
        if (!changes.isEmpty()) events.publish(new MemberEvent.Changed(member.id(), member.name(), changes));
    }

    private MemberView member(Visit visit) {
        return MemberView.find(new MemberId(visit.link().recordId()), sql).orElseThrow(NotFound::here);
    }

    private static String title(Visit visit) {
        return visit.said("Choose your password");
    }

    private static List<Markup> form(Visit visit, MemberView member, @Nullable Wording fault) {
        var body = new ArrayList<Markup>();
        body.add(Markup.of("h1", Markup.text(title(visit))));
        body.add(Markup.of("p", Markup.text(member.name() + " · " + member.email())).with("class", "by").with("dir", "auto"));
        if (fault != null)
            body.add(Markup.of("p", Markup.text(visit.said(fault))).with("class", "fault").with("role", "alert"));
        body.add(Markup.of("form",
                label(visit.said("New password, 12 to 200 characters"), "password"), password("password"),
                label(visit.said("The same password again"), "again"), password("again"),
                Markup.of("button", Markup.text(visit.said("Set the password"))).with("type", "submit"))
                .with("method", "post").with("action", "?"));
        return body;
    }

    private static Markup label(String text, String field) {
        return Markup.of("label", Markup.text(text)).with("for", field);
    }

    private static Markup password(String name) {
        return Markup.of("input").with("type", "password").with("id", name).with("name", name).with("autocomplete", "new-password")
                .with("required", "").with("minlength", String.valueOf(SHORTEST)).with("maxlength", String.valueOf(LONGEST));
    }
}
