package io.perennial.surveys;

import io.perennial.platform.sql.DeclaredSlices;
import io.perennial.platform.sql.Slice;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Declares the slices through which callers see surveys: all of them, and the answers and invitations of the accounts that they see. */
public final class SurveySlices implements DeclaredSlices {
    private static final String INVITATION = "surveys.visible_invitation";

    @Override
    public List<Slice> slices() {
        return List.of(
                new Slice("surveys.visible_survey", "surveys.live_survey", shape -> "true"),
                Slice.ofAccounts("surveys.visible_answer", "surveys.live_answer", "account_owner_id", "account_segment"),
                Slice.ofAccounts(INVITATION, "surveys.live_invitation", "account_owner_id", "account_segment"));
    }

    /** Shows the mail of an invitation to whoever sees the invitation. */
    @Override
    public Map<String, String> additions() {
        return Map.of("platform.visible_mail", "record_id in (select id from {" + INVITATION + "})");
    }

    @Override
    public Set<String> others() {
        return Set.of("surveys.answer", "surveys.employee_answer", "surveys.invitation", "surveys.pressure", "surveys.opt_out");
    }
}
