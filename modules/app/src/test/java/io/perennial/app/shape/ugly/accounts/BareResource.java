package io.perennial.app.shape.ugly.accounts;

import io.perennial.platform.requests.Boundary;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;

@Path("bare")
@Boundary
public class BareResource {
    public static int calls;

    @Inject public Clock injected;

    @POST
    @PermitAll
    @Transactional(Transactional.TxType.MANDATORY)
    public String create() {
        calls++;
        return "created at " + injected.instant();
    }
}
