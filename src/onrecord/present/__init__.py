"""What readers see: tables in the terminal and the dossier, a folder of static pages."""
