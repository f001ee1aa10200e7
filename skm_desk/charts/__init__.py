"""Pictures of a result; only `render` knows matplotlib."""
