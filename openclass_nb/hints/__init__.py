"""What helps next: authored, deterministic and AI hints, in one sequence."""
