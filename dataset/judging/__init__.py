"""Facts held against what readers say: scores, agreement, reviews, examples to learn from."""
