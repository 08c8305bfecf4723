package it.portaledgst.domain.faq;

/** What a question is about, in the order of the page. */
public enum FaqCategory { ACCESSO, SERVIZI, RICHIESTA, PAGAMENTO, STATI, SUPPORTO, SOCIETA, RADIOAMATORI, APPARATI, NAUTICA }
