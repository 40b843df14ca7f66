package io.perennial.accounts.contacts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.Consent.Given;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.TypeId;
import io.perennial.records.ExternalKey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContactTest {
    private static final AccountId RHINE = new AccountId(TypeId.next());
    private static final AccountId DANUBE = new AccountId(TypeId.next());

    private final Clock clock = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);

    @Test
    void a_contact_is_what_its_body_says() {
        var body = new ContactBody(
                RHINE, "Jana Weiß", List.of("jana@rhine.example"), List.of("+49 30 901820"), ContactRole.DECISION_MAKER,
                LocalDate.parse("2025-11-03"), Locale.forLanguageTag("de-DE"), ZoneId.of("Europe/Berlin"), ContactChannel.VIDEO,
                "08:00-12:00",
                new Consent(Given.GRANTED, null, null),
                List.of(new ExternalKey("zoho_crm", "17")));

        assertEquals(body, new Contact(body, clock.instant()).body());
    }

    @Test
    void what_was_left_out_is_empty_and_consent_that_nobody_gave_is_unknown() {
        var body = new Contact(named("Jana"), clock.instant()).body();

        assertEquals(List.of(), body.emails());
        assertEquals(List.of(), body.externalKeys());
        assertEquals(new Consent(Given.UNKNOWN, Given.UNKNOWN, Given.UNKNOWN), body.consent());
    }

    @Test
    void coming_into_being_is_told_in_the_story_of_the_account_by_name() {
        var created = new Contact(named("Jana"), clock.instant()).created();

        assertEquals(RHINE, created.about());
        assertEquals("Jana", created.label());
        assertEquals(new Change(null, "Jana"), created.changes().fields().get("name"));
    }

    @Test
    void who_changes_to_another_account_goes_on_in_its_story() {
        var contact = new Contact(named("Jana"), clock.instant());

        var changed = contact.change(at(DANUBE), clock.instant()).orElseThrow();

        assertEquals(DANUBE, changed.about());
        assertEquals(Set.of("accountId"), changed.changes().fields().keySet());
    }

    @Test
    void a_key_of_the_address_comes_before_all_others_and_once() {
        var zoho = new ExternalKey("zoho_crm", "17");
        var hubspot = new ExternalKey("hubspot", "a");
        var body = new ContactBody(RHINE, "Jana", null, null, null, null, null, null, null, null, null, List.of(hubspot, zoho));

        assertEquals(List.of(zoho, hubspot), body.known(zoho).externalKeys());
    }

    private static ContactBody named(String name) {
        return new ContactBody(RHINE, name, null, null, null, null, null, null, null, null, null, null);
    }

    private static ContactBody at(AccountId account) {
        return new ContactBody(account, "Jana", null, null, null, null, null, null, null, null, null, null);
    }
}
