"""What the page's templates show, worked out beforehand."""
