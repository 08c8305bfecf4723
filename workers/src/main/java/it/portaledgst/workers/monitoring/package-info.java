/** Looks into the engine for the portal's page <i>Monitoraggio</i>, which never asks it, has incidents tried again and tells it what is decided there. */
package it.portaledgst.workers.monitoring;
