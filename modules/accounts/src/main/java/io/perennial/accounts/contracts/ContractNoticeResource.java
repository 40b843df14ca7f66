package io.perennial.accounts.contracts;

import io.perennial.accounts.CountedToday;
import io.perennial.identity.Home;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.platform.events.Events;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.records.Records;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.jspecify.annotations.Nullable;

/** Notes the notice of a contract and takes it back. The same notice again changes nothing. */
@Path("contracts/{id: ctr_\\w+}/notice")
@Boundary
@CountedToday
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ContractNoticeResource {
    @Inject Contracts contracts;
    @Inject Records records;
    @Inject Events events;
    @Inject Clock clock;
    @Inject Home home;

    @PUT
    @RequiresPermissions("contracts:write")
    public ContractView give(@PathParam("id") ContractId id, @BeanParam Conditions conditions, Notice notice) {
        var contract = records.get(contracts, id);
        if (notice.receivedOn().isAfter(home.today()))
            throw new Invalid(List.of(new FieldError("/receivedOn", "range", "must be today or earlier")));
        conditions.refuseExisting(contract.version(), contract.notice() != null);
        if (!notice.equals(contract.notice())) {
            conditions.refuseStale(contract.version());
            change(contract, notice);
        }
        return contracts.view(id);
    }

    @DELETE
    @RequiresPermissions("contracts:write")
    public ContractView takeBack(@PathParam("id") ContractId id, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        var contract = records.get(contracts, id);
        version.check(contract);
        change(contract, null);
        return contracts.view(id);
    }

    private void change(Contract contract, @Nullable Notice to) {
        events.publish(contract.notice(to, clock.instant()));
    }
}
