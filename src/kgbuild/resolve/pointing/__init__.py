"""Words that point, and words left out, become what they mean: 他, 我们, 该公司, 双方."""
