"""What the pages of agreements are made of; the routes are in `assistant.web.agreements`."""
