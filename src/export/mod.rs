//! What the person can save; each gives recipes.
