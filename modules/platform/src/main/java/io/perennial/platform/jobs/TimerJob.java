package io.perennial.platform.jobs;

/** Work on one thing of one tenant at a set time; see {@link Jobs#at}. A CDI bean of this type is found by itself. */
public interface TimerJob {
    String name();

    /**
     * Does the work, in the transaction that deletes the timer: both take effect or neither does. Other timers that are due may share
     * that transaction. One that fails is tried again, alone, after growing pauses.
     *
     * @param id what {@link Jobs#at} was given
     */
    void fire(String id);
}
