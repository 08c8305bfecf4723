package it.portaledgst.domain.catalogue;

public enum FieldType { TEXT, LONG_TEXT, CHOICE, YEAR, DATE, NUMBER, PROVINCE }
