package io.perennial.platform.sql;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Runs work after a commit, never after a rollback. If the node is killed in between, the work is lost until a sweep finds it. */
@ApplicationScoped
public class AfterCommit {
    @Resource TransactionSynchronizationRegistry transaction;

    /** Runs the work on this thread after the commit, or at once without a transaction. It must be quick and must not fail. */
    public void run(Runnable work) {
        if (transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) work.run();
        else transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) work.run();
            }
        });
    }
}
