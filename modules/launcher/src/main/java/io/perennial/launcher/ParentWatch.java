package io.perennial.launcher;

import java.util.concurrent.TimeUnit;

/** Runs an action when the parent process has died. It is for a process that must not outlive its parent, such as a killed build. */
final class ParentWatch {
    private ParentWatch() {}

    static void start(Runnable whenGone) {
        var parent = ProcessHandle.current().parent().map(ProcessHandle::pid);
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            while (ProcessHandle.current().parent().map(ProcessHandle::pid).equals(parent)) {
                try {
                    TimeUnit.MILLISECONDS.sleep(250);
                } catch (InterruptedException e) {
                    return;
                }
            }
            whenGone.run();
        });
    }
}
