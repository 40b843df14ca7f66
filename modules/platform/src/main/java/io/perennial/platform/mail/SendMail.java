package io.perennial.platform.mail;

import io.perennial.platform.jobs.TenantJob;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a tenant's mail, some at a time, on one node at a time. No transaction is open while the mail server works. A node that dies after
 * the server has accepted a mail, and before it has said so, lets another one send it again: at least once, with the same id.
 */
@ApplicationScoped
class SendMail implements TenantJob {
    static final String NAME = "send-mail";

    private static final Logger LOG = LoggerFactory.getLogger(SendMail.class);
    private static final int AT_ONCE = 20;

    @Inject DueMail due;
    @Inject Mail mail;
    @Inject Tenants tenants;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isPending() {
        return mail.settings().isOn() && due.isPending();
    }

    @Override
    public boolean run() {
        if (!mail.settings().isOn()) return false;
        try (var relay = new Relay(mail.settings())) {
            boolean more = true;
            for (int at = 0; more && at < AT_ONCE; at++) more = next(relay);
            return more;
        }
    }

    /** Returns false if nothing more is due, or if no mail can be sent now. */
    private boolean next(Relay relay) {
        var taken = tenants.alone(due::take);
        if (taken.isEmpty()) return false;
        var one = taken.get();
        try {
            relay.send(one, due.now());
            settle(() -> due.sent(one));
            return true;
        } catch (Relay.NotAccepted refused) {
            LOG.info("{} was not accepted: {}", one.id().text(), refused.getMessage());
            settle(() -> {
                if (refused.isForGood()) due.returned(one, String.valueOf(refused.getMessage()));
                else due.putOff(one, String.valueOf(refused.getMessage()));
            });
            return true;
        } catch (Relay.Away away) {
            LOG.warn("The mail server cannot be reached", away);
            settle(() -> due.putOff(one, String.valueOf(away.getMessage())));
            return false;
        }
    }

    private void settle(Runnable change) {
        tenants.alone(() -> {
            change.run();
            return change;
        });
    }
}
