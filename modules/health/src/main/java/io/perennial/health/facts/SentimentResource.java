package io.perennial.health.facts;

import io.perennial.accounts.AccountId;
import io.perennial.platform.requests.Boundary;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.apache.shiro.authz.annotation.RequiresPermissions;

/** Serves the current sentiment about an account, until it expires. Earlier ones are in the account's timeline. */
@Path("accounts/{id: acct_\\w+}/health/sentiment")
@Boundary
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SentimentResource {
    @Inject Sentiments sentiments;

    @GET
    @RequiresPermissions("health:read")
    public SentimentView get(@PathParam("id") AccountId account) {
        return sentiments.get(account);
    }

    @PUT
    @RequiresPermissions("sentiment:write")
    public SentimentView say(@PathParam("id") AccountId account, @BeanParam Conditions conditions, SentimentBody body) {
        sentiments.say(account, body, conditions);
        return sentiments.get(account);
    }

    @DELETE
    @RequiresPermissions("sentiment:write")
    public void withdraw(@PathParam("id") AccountId account, @HeaderParam("If-Match") @DefaultValue("*") IfMatch version) {
        sentiments.withdraw(account, version);
    }
}
