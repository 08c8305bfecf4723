package it.portaledgst.sandbox.zeebe;

/** Why the sandbox cannot start, in a sentence for the person who started it. */
final class StartFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StartFailure(String sentence) {
    super(sentence);
  }
}
