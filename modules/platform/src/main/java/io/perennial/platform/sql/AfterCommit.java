package io.perennial.platform.sql;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Work that follows a transaction once it is committed, and never one that is rolled back. A kill in between loses it: a sweep finds out. */
@ApplicationScoped
public class AfterCommit {
    @Resource TransactionSynchronizationRegistry transaction;

    /** Runs it on this thread after the commit, so it is quick and fails at nothing; at once where there is no transaction. */
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
