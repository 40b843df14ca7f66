package io.perennial.app.shape.ugly;

import io.perennial.kernel.Refusal;
import io.perennial.platform.Sql;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("things")
@Transactional(Transactional.TxType.SUPPORTS)
public class ThingManager {
    @Inject private Sql sql;

    @POST
    public String thing() {
        return sql.toString();
    }

    /** Described nowhere. */
    public enum Refused implements Refusal.Reason {
        BAD_LUCK
    }
}
