package it.portaledgst.domain.answer;

/** What a request for support is about, and so the answer to it. */
public enum AnswerCategory { STATO_PAGAMENTO, TECNICO, ACCESSIBILITA, AMMINISTRATIVO, ELENCO_RICEVUTE }
