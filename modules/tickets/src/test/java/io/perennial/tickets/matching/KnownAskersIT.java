package io.perennial.tickets.matching;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.platform.testing.TenantWork;
import io.perennial.tickets.matching.KnownAskers.Recognised;
import io.perennial.tickets.testing.Desk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownAskersIT {
    private final String name = "alder" + UUID.randomUUID().toString().substring(0, 8);
    private final TenantWork alder = TenantWork.of(name);
    private final AccountId rhine = account("DE");
    private final ContactId jana = contact(rhine, "Jana.Weiss@Rhine.example", "(030) 90 18 20");
    private final ContactId wang = contact(account("CN"), "wang@example.cn", "+86 10 8888 9018");

    private AccountId account(String country) {
        return alder.run(sql -> {
            var id = new Desk(sql).account(null, null);
            sql.change("update accounts.account set country = :country where tenant_id = :tenant and id = :id",
                    Map.of("country", country, "id", id));
            return id;
        });
    }

    private ContactId contact(AccountId account, String email, String phone) {
        return alder.run(sql -> {
            var id = new Desk(sql).contact(account, email, phone);
            new ContactAddresses(sql).follow(List.of(id));
            return id;
        });
    }

    private static Optional<ContactId> who(TenantWork work, Asker asker) {
        return work.run(sql -> KnownAskers.among(Stream.of(asker), sql).find(asker)).map(Recognised::contactId);
    }

    private static Asker mail(String email) {
        return new Asker("email", null, email, null);
    }

    private static Asker call(String phone) {
        return new Asker("phone", null, null, phone);
    }

    @Test
    void a_contact_is_recognised_by_exactly_the_address_whatever_its_case() {
        assertEquals(Optional.of(jana), who(alder, mail("jana.weiss@rhine.example")));
        assertEquals(Optional.empty(), who(alder, mail("weiss@rhine.example")));
    }

    @Test
    void a_number_is_recognised_in_every_spelling_and_only_if_it_is_the_same() {
        for (var spelling : List.of("+49 30 901820", "0049 30 901820", "030/901820"))
            assertEquals(Optional.of(jana), who(alder, call(spelling)), spelling);
        assertEquals(Optional.of(wang), who(alder, call("010-88889018")));
        for (var other : List.of("+49 40 901820", "+43 30 901820", "901820", "+49 30 9018"))
            assertEquals(Optional.empty(), who(alder, call(other)), other);
    }

    @Test
    void the_id_in_the_channel_says_more_than_an_address() {
        alder.run(sql -> sql.change(
                """
                insert into records.external_key (tenant_id, kind, system, external_id, record_id, place)
                values (:tenant, 'contacts', 'wechat', 'wx_1', :id, 0)
                """,
                Map.of("id", wang)));

        assertEquals(Optional.of(wang), who(alder, new Asker("wechat", "wx_1", "jana.weiss@rhine.example", null)));
        assertEquals(Optional.of(jana), who(alder, new Asker("line", "wx_1", "jana.weiss@rhine.example", null)));
    }

    @Test
    void whoever_may_be_two_people_is_nobody() {
        contact(rhine, "jana.weiss@rhine.example", "+49 30 111111");

        assertEquals(Optional.empty(), who(alder, mail("jana.weiss@rhine.example")));
    }

    @Test
    void nobody_recognises_a_contact_of_another_company_or_one_that_they_do_not_see() {
        assertEquals(Optional.empty(), who(TenantWork.of("rowan"), mail("jana.weiss@rhine.example")));
        assertEquals(Optional.empty(), who(alder.seenBy(Desk.member(name)), mail("jana.weiss@rhine.example")));
    }

    @Test
    void a_deleted_contact_and_a_former_address_are_forgotten() {
        change("emails = '[\"jana@rhine.example\"]'");
        assertEquals(Optional.empty(), who(alder, mail("jana.weiss@rhine.example")));
        assertEquals(Optional.of(jana), who(alder, mail("jana@rhine.example")));

        change("deleted_at = now()");
        assertEquals(Optional.empty(), who(alder, mail("jana@rhine.example")));
    }

    private void change(String what) {
        alder.run(sql -> {
            sql.change("update accounts.contact set " + what + " where tenant_id = :tenant and id = :id", Map.of("id", jana));
            new ContactAddresses(sql).follow(List.of(jana));
            return jana;
        });
    }

    @Test
    void without_an_address_nobody_is_asked_for() {
        assertEquals(Optional.empty(), who(alder, new Asker("api", null, null, null)));
    }
}
