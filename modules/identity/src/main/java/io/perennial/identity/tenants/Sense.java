package io.perennial.identity.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Checks what a schema cannot: that zones, currencies and days exist, and that references have a target. */
final class Sense {
    /** Not taken from the API's constraint: the launcher reads tenant files too, and has no Jakarta Validation. */
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> CURRENCIES =
            Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> OF_ALL_ACCOUNTS = Set.of("audit:read", "events:replay", "webhooks:read", "webhooks:write");

    private final String tenant;
    private final Document document;
    private final Collection<Complaint> complaints;
    private final Set<Place> misshapen;

    /** @param complaints the errors of the schema, to which others are added; a line with an error of the schema gets no other */
    Sense(String tenant, Document document, Collection<Complaint> complaints) {
        this.misshapen = complaints.stream().map(complaint -> new Place(complaint.file(), complaint.line())).collect(Collectors.toSet());
        this.tenant = tenant;
        this.document = document;
        this.complaints = complaints;
    }

    void check() {
        zone("/zone");
        locale("/locale");
        currency("/currency", document.at("/currency").asText());
        rates();
        scopes();
        members();
        teams();
        clients();
        imports();
        mappings();
    }

    private void rates() {
        for (var rate : document.at("/rates").properties()) {
            var pointer = Document.step("/rates", rate.getKey());
            currency(pointer, rate.getKey());
            if (rate.getKey().equals(document.at("/currency").asText())) complain(pointer, "is the tenant's own currency");
            for (var day : rate.getValue().properties()) day(Document.step(pointer, day.getKey()), day.getKey());
        }
    }

    /** Refuses permissions that reveal all accounts in roles that do not see all accounts. */
    private void scopes() {
        for (var role : document.at("/roles").properties()) {
            if (Scopes.of(role.getValue()).has("all")) continue;
            var pointer = Document.step("/roles", role.getKey()) + "/permissions";
            for (int at = 0; at < document.at(pointer).size(); at++) {
                var permission = document.at(pointer + "/" + at).asText();
                if (OF_ALL_ACCOUNTS.contains(permission)) complain(pointer + "/" + at, "'" + permission + "' requires 'accounts: all'");
            }
        }
    }

    private void members() {
        for (var member : document.at("/members").properties()) {
            var pointer = Document.step("/members", member.getKey());
            zone(pointer + "/zone");
            locale(pointer + "/locale");
            roles(pointer, member.getValue());
            if (DemoLogins.isMember(tenant, member.getKey())) complain(pointer, "is reserved for the demo logins");
        }
    }

    private void teams() {
        for (var team : document.at("/teams").properties()) {
            var pointer = Document.step("/teams", team.getKey());
            if (team.getValue().has("lead")) teamMember(pointer + "/lead");
            for (int at = 0; at < team.getValue().path("members").size(); at++) teamMember(pointer + "/members/" + at);
        }
    }

    private void teamMember(String pointer) {
        var email = document.at(pointer).asText();
        if (!document.at("/members").has(email)) complain(pointer, "there is no member '" + email + "'");
    }

    private void clients() {
        for (var client : document.at("/clients").properties()) {
            var pointer = Document.step("/clients", client.getKey());
            roles(pointer, client.getValue());
            if (DemoLogins.CLIENT.equals(client.getKey())) complain(pointer, "is reserved for the demo client");
        }
    }

    private void roles(String pointer, JsonNode bearer) {
        for (int at = 0; at < bearer.path("roles").size(); at++) {
            var role = bearer.path("roles").path(at).asText();
            if (!document.at("/roles").has(role)) complain(pointer + "/roles/" + at, "unknown role '" + role + "'");
        }
    }

    private void imports() {
        for (int at = 0; at < document.at("/imports").size(); at++) {
            var mapping = document.at("/imports/" + at + "/mapping").asText();
            if (!document.at("/mappings").has(mapping)) complain("/imports/" + at, "unknown mapping '" + mapping + "'");
        }
    }

    private void mappings() {
        for (var mapping : document.at("/mappings").properties()) {
            fixedValues(Document.step("/mappings", mapping.getKey()) + "/fields/");
            var pointer = Document.step("/mappings", mapping.getKey()) + "/customFields";
            for (var field : document.at(pointer).properties()) {
                if (document.at("/customFields/account").has(field.getKey())) continue;
                complain(Document.step(pointer, field.getKey()), "unknown custom field '" + field.getKey() + "'");
            }
        }
    }

    /** Refuses values that a mapping itself writes into a field, and that no row could ever be accepted with. */
    private void fixedValues(String fields) {
        fixedValues(fields + "country", "unknown country", COUNTRIES::contains);
        fixedValues(fields + "currency", "unknown currency", CURRENCIES::contains);
        fixedValues(fields + "zone", "unknown time zone", ZoneId.getAvailableZoneIds()::contains);
    }

    private void fixedValues(String source, String problem, Predicate<String> exists) {
        for (var value : document.at(source + "/values").properties())
            fixedValue(Document.step(source + "/values", value.getKey()), problem, exists);
        fixedValue(source + "/constant", problem, exists);
        fixedValue(source + "/whenBlank", problem, exists);
    }

    private void fixedValue(String pointer, String problem, Predicate<String> exists) {
        var value = document.at(pointer);
        if (value.isTextual() && !exists.test(value.asText())) complain(pointer, problem + " '" + value.asText() + "'");
    }

    private void zone(String pointer) {
        var zone = document.at(pointer);
        if (zone.isTextual() && !ZoneId.getAvailableZoneIds().contains(zone.asText())) {
            complain(pointer, "unknown time zone '" + zone.asText() + "'");
        }
    }

    private void locale(String pointer) {
        if (!document.at(pointer).isTextual()) return;
        try {
            new Locale.Builder().setLanguageTag(document.at(pointer).asText());
        } catch (IllformedLocaleException malformed) {
            complain(pointer, "is not a BCP 47 language tag");
        }
    }

    private void currency(String pointer, String code) {
        if (!CURRENCIES.contains(code)) complain(pointer, "unknown currency '" + code + "'");
    }

    private void day(String pointer, String day) {
        try {
            LocalDate.parse(day);
        } catch (DateTimeException malformed) {
            complain(pointer, "invalid day '" + day + "'");
        }
    }

    private void complain(String pointer, String text) {
        var place = document.place(pointer);
        if (!misshapen.contains(place)) complaints.add(Complaint.at(place, text));
    }
}
