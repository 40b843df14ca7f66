package io.perennial.surveys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perennial.kernel.Invalid.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurveyBodyTest {
    private static List<String> faults(SurveyKind kind, SurveyTrigger trigger) {
        return new SurveyBody("Spring", kind, List.of("en"), List.of(), trigger, List.of(), List.of()).faults().stream()
                .map(FieldError::pointer).toList();
    }

    @Test
    void employees_are_not_asked_by_what_happens_to_customers() {
        var solved = new SurveyTrigger(SurveyTrigger.Event.TICKET_SOLVED, null, null, null);
        assertEquals(List.of("/trigger"), faults(SurveyKind.ENPS, solved));
        assertEquals(List.of(), faults(SurveyKind.CSAT, solved));
        assertEquals(List.of("/trigger/days"),
                faults(SurveyKind.CSAT, new SurveyTrigger(SurveyTrigger.Event.RENEWAL_DUE, null, null, null)));
    }
}
