package io.perennial.surveys.asking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.surveys.SurveyKind;
import io.perennial.surveys.testing.AskedPeople;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests whose consent lets them be asked: surveys go by mail, so both count. */
class CandidatesIT {
    private final AskedPeople alder = AskedPeople.of("alder" + Long.toString(System.nanoTime(), 36));

    private List<Reason> reasons(String consent) {
        var contact = alder.contact(alder.account(), "user", "jana@rhine.example");
        alder.change("update accounts.contact set consent = :consent::jsonb where tenant_id = :tenant and id = :id",
                Map.of("id", contact, "consent", consent));
        var found = alder.work()
                .run(sql -> new Candidates(sql, AskedPeople.NINE, ZoneOffset.UTC, AskingRules.USUAL.accountDays()).read(List.of(contact)))
                .getFirst();
        return AskingRules.USUAL.reasons(found, SurveyKind.NPS, LocalDate.parse("2026-03-02")).stream().map(NotAsked::reason).toList();
    }

    @Test
    void who_denied_surveys_or_mail_is_not_asked_by_mail() {
        assertEquals(List.of(), reasons("{}"));
        assertEquals(List.of(), reasons("{\"email\": \"unknown\", \"phone\": \"denied\"}"));
        assertEquals(List.of(Reason.NO_CONSENT), reasons("{\"survey\": \"denied\", \"email\": \"granted\"}"));
        assertEquals(List.of(Reason.NO_CONSENT), reasons("{\"email\": \"denied\"}"));
        assertEquals(List.of(Reason.NO_CONSENT), reasons("{\"survey\": \"granted\", \"email\": \"denied\"}"));
    }
}
