"""The stages, in order: acquire, clean, attribute, resolve; classify, origins, align and track are rooms still to be built."""
