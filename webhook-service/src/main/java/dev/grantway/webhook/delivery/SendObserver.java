package dev.grantway.webhook.delivery;

/** Is told how the sending of a batch goes: either of its answer and then that it is settled, or of a fault of ours. */
public interface SendObserver {
    /** Whether the batch is still ours; another consumer has it otherwise, and what becomes of it here counts no more. */
    boolean isWanted();

    /** The request is over, or there was none; told on the event loop that sends. */
    void answered(Reaction reaction);

    /** What became of the batch is durable, or there is nothing that has to be; told on any thread. */
    void settled();

    /** Through a fault of ours nothing became of it, and it has to be sent again; told on the event loop that sends. */
    void failed(Throwable fault);
}
